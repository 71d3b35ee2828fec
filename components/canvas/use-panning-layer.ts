'use client';
import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

/** After the last step of panning. */
const REST_MS = 250;

/**
 * While one pans, all cards are one picture that the browser moves, instead of painting them again in each frame. Not
 * longer: a picture that is zoomed would be blurred.
 */
export function usePanningLayer(room: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOn = false;
    const turn = (on: boolean) => {
      const style = room.current?.querySelector<HTMLElement>('.react-flow__viewport')?.style;
      if (!style || on === isOn) return;
      isOn = on;
      style.willChange = on ? 'transform' : '';
    };
    const unfollow = store.subscribe((now, before) => {
      if (now.transform === before.transform) return;
      clearTimeout(timer);
      turn(now.transform[2] === before.transform[2]);
      if (isOn) timer = setTimeout(() => turn(false), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      turn(false);
      unfollow();
    };
  }, [room, store]);
}
