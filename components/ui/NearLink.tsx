'use client';
import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/** A link whose page is fetched when somebody comes near it, not while the page it stands on is still busy. */
export function NearLink(props: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onMouseEnter' | 'onFocus'>) {
  const [isNear, setIsNear] = useState(false);
  const come = () => setIsNear(true);
  return <Link {...props} prefetch={isNear ? null : false} onMouseEnter={come} onFocus={come} />;
}
