import { t } from '../l10n.ts';
import { type ComponentChildren, type RefObject, useEffect, useLayoutEffect, useRef } from '../ui.ts';

/** Where the drawing is, and how large. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StageProps {
  readonly width: number;
  readonly height: number;
  /** Undefined: all of it is shown. */
  readonly view: View | undefined;
  /** The user has moved it; undefined: all of it is to be shown again. */
  readonly onView: (view: View | undefined) => void;
  /** The size of the place there is. */
  readonly onSize: (width: number, height: number) => void;
  /** What to bring into sight each time that `key` is another one; `zoom`: as large as there is room. */
  readonly reveal: (Area & { readonly key: string; readonly zoom: boolean }) | undefined;
  readonly controls: RefObject<StageControls | null>;
  readonly children: ComponentChildren;
}

export interface StageControls {
  zoom(factor: number): void;
  fit(): void;
}

const smallest = 0.08;
const largest = 4;
const step = 60;
/** What is fitted in keeps its texts, which are of 11 to 13 units, between 11 and 16 pixels. */
const readable = { least: 1, most: 1.2 };

function readably(scale: number): number {
  return Math.max(readable.least, Math.min(readable.most, scale));
}

/** Not one image but many parts, each of which has a name of its own. */
const Sheet = 'svg';

/**
 * A place in which the drawing is moved and zoomed. It is moved by one transform of the whole, which costs no layout;
 * the page is not made anew.
 */
export function Stage(props: StageProps) {
  const box = useRef<HTMLDivElement>(null);
  const sheet = useRef<SVGSVGElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const mover = useRef<Mover | undefined>(undefined);
  useLayoutEffect(() => {
    if (box.current === null || sheet.current === null) return undefined;
    const made = createMover(box.current, sheet.current, latest);
    mover.current = made;
    props.controls.current = made;
    return made.end;
  }, []);
  useLayoutEffect(() => mover.current?.place(), [props.width, props.height, props.view]);
  useEffect(() => {
    if (props.reveal !== undefined) mover.current?.reveal(props.reveal, props.reveal.zoom);
  }, [props.reveal?.key]);
  const { width, height } = props;
  const spoken = {
    role: 'group' as const,
    tabIndex: 0,
    'aria-label': t('Topology. Arrow keys pan, plus and minus zoom, 0 shows everything.'),
  };
  return (
    <div ref={box} class="stage" {...spoken}>
      <Sheet ref={sheet} class="sheet" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {props.children}
      </Sheet>
    </div>
  );
}

interface Mover extends StageControls {
  place(): void;
  reveal(area: Area, zoom: boolean): void;
  end(): void;
}

function createMover(box: HTMLDivElement, sheet: SVGSVGElement, props: { readonly current: StageProps }): Mover {
  let view: View = { x: 0, y: 0, scale: 1 };
  let own: View | undefined;
  let resting: number | undefined;
  let drag: { readonly x: number; readonly y: number; readonly view: View } | undefined;
  const show = (next: View): void => {
    view = next;
    sheet.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
  };
  const fitted = (): View => {
    const { width, height } = props.current;
    const [roomX, roomY] = [box.clientWidth, box.clientHeight];
    const scale = readably(Math.min(roomX / width, roomY / height));
    const middle = (room: number, size: number): number => Math.max(0, (room - size * scale) / 2);
    return { scale, x: middle(roomX, width), y: middle(roomY, height) };
  };
  /** While it moves it is a picture of its own, and drawn sharply when it rests. */
  const move = (next: View): void => {
    box.classList.add('moving');
    show(next);
    clearTimeout(resting);
    resting = setTimeout(() => {
      box.classList.remove('moving');
      own = view;
      props.current.onView(view);
    }, 160);
  };
  const zoomAt = (factor: number, x: number, y: number): void => {
    const scale = Math.max(smallest, Math.min(largest, view.scale * factor));
    const real = scale / view.scale;
    move({ scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real });
  };
  const zoom = (factor: number): void => zoomAt(factor, box.clientWidth / 2, box.clientHeight / 2);
  const fit = (): void => {
    clearTimeout(resting);
    own = undefined;
    show(fitted());
    props.current.onView(undefined);
  };
  const place = (): void => {
    if (own !== props.current.view) own = props.current.view;
    show(own ?? fitted());
  };
  const resized = new ResizeObserver(() => {
    props.current.onSize(box.clientWidth, box.clientHeight);
    place();
  });
  resized.observe(box);
  box.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (!event.ctrlKey && !event.metaKey)
        return move({ ...view, x: view.x - event.deltaX, y: view.y - event.deltaY });
      const { left, top } = box.getBoundingClientRect();
      return zoomAt(Math.exp(-event.deltaY * 0.0016), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  box.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, view };
  });
  box.addEventListener('pointermove', (event) => {
    if (drag === undefined) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!box.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(dx, dy) < 4) return; // a click is no drag
      box.setPointerCapture(event.pointerId);
    }
    move({ ...drag.view, x: drag.view.x + dx, y: drag.view.y + dy });
  });
  for (const type of ['pointerup', 'pointercancel']) box.addEventListener(type, () => (drag = undefined));
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Readonly<Record<string, () => void>> = {
      '+': () => zoom(1.25),
      '=': () => zoom(1.25),
      '-': () => zoom(0.8),
      '0': fit,
      ...(event.target === box && {
        ArrowLeft: () => move({ ...view, x: view.x + step }),
        ArrowRight: () => move({ ...view, x: view.x - step }),
        ArrowUp: () => move({ ...view, y: view.y + step }),
        ArrowDown: () => move({ ...view, y: view.y - step }),
      }),
    };
    const run = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
  return {
    zoom,
    fit,
    place,
    reveal({ x, y, width, height }, zoom) {
      const [roomX, roomY] = [box.clientWidth, box.clientHeight];
      const most = readably(Math.min((roomX - 60) / width, (roomY - 160) / height));
      const [left, top] = [view.x + x * view.scale, view.y + y * view.scale];
      const isSeen = left > 0 && left + width * view.scale < roomX && top > 0 && top + height * view.scale < roomY;
      if (!isSeen || (zoom && view.scale < readable.least)) {
        const fitting = zoom ? most : view.scale;
        move({ scale: fitting, x: roomX / 2 - (x + width / 2) * fitting, y: roomY / 2 - (y + height / 2) * fitting });
      }
      box.scrollTo(0, 0); // the browser scrolls to what is focused
    },
    end() {
      clearTimeout(resting);
      resized.disconnect();
    },
  };
}
