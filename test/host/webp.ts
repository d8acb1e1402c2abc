import type { Page } from 'playwright-core';

/** Pictures as WebP, made by the browser itself: a third of the size of a PNG. */

/** Encodes a PNG as an opaque WebP. */
export async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().browser()?.newPage();
  if (blank === undefined) throw new Error('The browser was closed.');
  const url = await blank.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d', { alpha: false })?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.85);
  }, png.toString('base64'));
  await blank.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

export interface Frame {
  /** An opaque WebP of the picture's size. */
  readonly webp: Buffer;
  readonly milliseconds: number;
}

/** Joins pictures of `width` by `height` pixels into one that moves, for ever (WebP's container: VP8X, ANIM, ANMF). */
export function movie(frames: readonly Frame[], width: number, height: number): Buffer {
  const size = Buffer.concat([little(width - 1, 3), little(height - 1, 3)]);
  const animated = Buffer.concat([little(0x02, 4), size]);
  const endless = Buffer.concat([little(0xffffffff, 4), little(0, 2)]);
  const shown = frames.map(({ webp, milliseconds }) =>
    chunk('ANMF', Buffer.concat([little(0, 6), size, little(milliseconds, 3), little(0, 1), bitstream(webp)])),
  );
  const chunks = [chunk('VP8X', animated), chunk('ANIM', endless), ...shown];
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}

/** The chunk of a still picture that holds it: browsers put others around it, which have no place in a frame. */
function bitstream(webp: Buffer): Buffer {
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    const name = webp.toString('latin1', at, at + 4);
    if (name === 'VP8 ' || name === 'VP8L') return webp.subarray(at, end);
    at = end;
  }
  throw new Error('The picture has no bitstream.');
}

function chunk(name: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name), little(data.length, 4), data, Buffer.alloc(data.length % 2)]);
}

function little(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
