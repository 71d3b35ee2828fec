import { setTimeout as pause } from 'node:timers/promises';
import { actor } from 'cueboard';

export default actor({
  // The catalogue: private to this thread, so it needs no lock.
  state: () => ({
    authors: new Map([
      ['Middlemarch', 'George Eliot'],
      ['Beloved', 'Toni Morrison'],
      ['The Trial', 'Franz Kafka'],
      ['Ulysses', 'James Joyce'],
      ['Emma', 'Jane Austen'],
      ['Dracula', 'Bram Stoker'],
      ['Faust', 'Johann Wolfgang von Goethe'],
      ['Hunger', 'Knut Hamsun'],
      ['Walden', 'Henry David Thoreau'],
    ]),
  }),

  async receive({ request, title }: { request: number; title: string }, ctx) {
    // A walk to the shelf.
    await pause(20);
    await ctx.send('answers', { request, author: ctx.state.authors.get(title) ?? null });
  },
});
