/** Makes an SVG file of the drawing that needs nothing else: no style sheet, no theme. */

/** What the style sheet says of the drawing, written into each element. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
] as const;

/** Where each of them says nothing. */
const plainValues: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
};

/** The text of the file; `title` is its name. */
export function svgFile(sheet: SVGSVGElement, title: string): string {
  const copy = sheet.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  const colours = createColours();
  const originals = [sheet, ...sheet.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  const gone: Element[] = [];
  for (const [at, original] of originals.entries()) {
    const own = copies[at];
    if (own === undefined) continue;
    const style = getComputedStyle(original);
    if (original !== sheet && isInvisible(original, style)) gone.push(own);
    else resolve(own, style, colours);
  }
  for (const each of gone) each.remove();
  const [name, background] = [element('title'), element('rect')];
  name.textContent = title;
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', colours(getComputedStyle(document.body).backgroundColor));
  copy.prepend(name, background);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function resolve(own: Element, style: CSSStyleDeclaration, colours: (colour: string) => string): void {
  for (const name of ['class', 'style', 'tabindex', 'role', 'data-card', 'data-device', 'data-hop', 'aria-expanded']) {
    own.removeAttribute(name);
  }
  if (own instanceof SVGTitleElement || own instanceof SVGGElement) {
    if (style.opacity !== '1') own.setAttribute('opacity', style.opacity);
    return;
  }
  for (const name of properties) {
    const value = style.getPropertyValue(name);
    if (value === '' || plainValues[name] === value) continue;
    own.setAttribute(name, name === 'fill' || name === 'stroke' ? colours(value) : value);
  }
}

/** What only helps the mouse is not in a file. */
function isInvisible(element: Element, { display }: CSSStyleDeclaration): boolean {
  return display === 'none' || element.matches('.hit, .twisty');
}

function element(name: string): Element {
  return document.createElementNS('http://www.w3.org/2000/svg', name);
}

/** Any colour of CSS as one that every program knows, by asking a canvas what it looks like. */
function createColours(): (colour: string) => string {
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  const known = new Map<string, string>();
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const made = pen === null || colour === 'none' ? colour : readBack(pen, colour);
    known.set(colour, made);
    return made;
  };
}

function readBack(pen: CanvasRenderingContext2D, colour: string): string {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return alpha === 255 ? hex : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(2)})`;
}
