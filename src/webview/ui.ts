import { options } from 'preact';
import { visibleLines } from '../core/plainText.ts';

/** The one importer of the library that keeps the page as the data says. */

export { type ComponentChildren, type RefObject, render, type VNode } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

/** Properties that are read as text, besides what stands in an element. */
const texts = ['title', 'aria-label', 'aria-description', 'placeholder'] as const;

// Names may hold what turns or hides text around them, and what no SVG file may hold: none of it reaches the page.
const before = options.vnode;
options.vnode = (node) => {
  if (typeof node.type === 'string') {
    for (const name of ['children', ...texts]) {
      const value: unknown = Reflect.get(node.props, name);
      if (typeof value === 'string' || Array.isArray(value)) Reflect.set(node.props, name, shown(value));
    }
  }
  before?.(node);
};

function shown(value: unknown): unknown {
  if (typeof value === 'string') return visibleLines(value);
  return Array.isArray(value) ? value.map(shown) : value;
}
