import { actor } from 'cueboard';

export default actor({
  receive: (message: number, ctx) => ctx.send('out', message * 2),
});
