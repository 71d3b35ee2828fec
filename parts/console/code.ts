import { actor } from 'cueboard';
import { filled } from '../message-text.ts';

interface Settings {
  /** `{field}` is filled in from the message; empty prints the message itself. */
  template: string;
}

export default actor({
  receive(message, ctx) {
    const { template } = ctx.settings as Settings;
    ctx.log(template === '' ? message : filled(template, message));
  },
});
