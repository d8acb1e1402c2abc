/** The one importer of the library that keeps the page as the data says. */

export { type ComponentChildren, type RefObject, render, type VNode } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
