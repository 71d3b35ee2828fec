import { actor } from 'cueboard';

export default actor({
  receive(message, ctx) {
    ctx.log(message);
  },
});
