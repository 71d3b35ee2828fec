'use client';
/** A list that may have thousands of rows of known heights. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Height of a row in pixels; it is made so high. */
  heightOf: (item: T) => number;
  /** Of each row's element. */
  rowClassName?: string;
  children: (item: T) => ReactNode;
}

/** Up to here all rows are there. */
const FEW = 100;

/** A list in a panel that scrolls. Of thousands of rows only those in view are elements. */
export function LongList<T>(props: Props<T>) {
  if (props.items.length > FEW) return <Window {...props} />;
  const { items, keyOf, heightOf, rowClassName, children } = props;
  return (
    <ul>
      {items.map((item) => (
        <li key={keyOf(item)} className={rowClassName} style={{ minHeight: heightOf(item) }}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

function Window<T>({ items, keyOf, heightOf, rowClassName, children }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  // Where the list begins in what scrolls: other things stand above it.
  const [from, setFrom] = useState(0);
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (!scroller || !list.current) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setFrom(Math.round(top + scroller.scrollTop));
  });
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: (i) => heightOf(items[i] as T),
    getItemKey: (i) => keyOf(items[i] as T),
    overscan: 8,
    scrollMargin: from,
  });
  return (
    <ul ref={list} className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ key, index, start, size }) => (
        <li
          key={key}
          aria-setsize={items.length}
          aria-posinset={index + 1}
          className={rowClassName}
          style={{ position: 'absolute', insetInline: 0, top: start - from, height: size }}
        >
          {children(items[index] as T)}
        </li>
      ))}
    </ul>
  );
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
