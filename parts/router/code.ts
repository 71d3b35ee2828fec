import { actor } from 'cueboard';
import { asText, fieldOf } from '../message-text.ts';

interface Settings {
  /** Dotted path of the field that decides. */
  field: string;
  /** `value = port`. */
  routes: string[];
  /** The port for everything else. */
  otherwise: string;
}

/** Sends each message on, as it is and in the name of who asked, through the port that its field's value names. */
export default actor({
  state: () => ({ routes: new Map<string, string>() }),
  start(ctx) {
    const { routes } = ctx.settings as Settings;
    for (const route of routes) {
      const equals = route.lastIndexOf('=');
      if (equals > 0) ctx.state.routes.set(route.slice(0, equals).trim(), route.slice(equals + 1).trim());
    }
  },
  async receive(message, ctx) {
    const { field, otherwise } = ctx.settings as Settings;
    await ctx.forward(ctx.state.routes.get(asText(fieldOf(message, field))) ?? otherwise);
  },
});
