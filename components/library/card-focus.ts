/** Moving about among the cards. They are found in the page, because only it knows how they are laid out. */
import { nextCard } from './next-card.ts';

const cards = () => [...document.querySelectorAll<HTMLElement>('[data-flow-card]')];
const idOf = (card: HTMLElement | undefined) => card?.dataset.flowCard ?? null;
const linkOf = (card: HTMLElement | undefined) => card?.querySelector<HTMLElement>('a') ?? null;

/** Gives a card the focus; false where it is not drawn. */
export function focusCard(flow: string): boolean {
  const link = linkOf(cards().find((card) => idOf(card) === flow));
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
  return link !== null;
}

/** The card after this one, or before it where it is the last. */
export function neighbourOf(flow: string): string | null {
  const all = cards();
  const at = all.findIndex((card) => idOf(card) === flow);
  return idOf(all[at + 1]) ?? idOf(all[at - 1]);
}

/** Follows an arrow key from the card that holds `from`; true where it led somewhere. */
export function moveFocus(from: EventTarget, key: string): boolean {
  const all = cards();
  const at = all.findIndex((card) => from instanceof Node && card.contains(from));
  const to = nextCard(
    all.map((card) => card.getBoundingClientRect()),
    at,
    key,
  );
  const id = to === null ? null : idOf(all[to]);
  return id !== null && focusCard(id);
}
