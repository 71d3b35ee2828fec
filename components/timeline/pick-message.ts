import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { nothing, useSession } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { actorIdOf } from './names-of.ts';

/** Selects a message, and on the canvas the actor that handles it. */
export function pickMessage(flow: Flow, message: MessageFacts): void {
  const session = useSession.getState();
  const actors = actorIdOf(flow, message.to ?? message.from);
  session.select({ actors });
  useCanvasDoor.getState().reveal({ actors });
  session.selectMessage({ id: message.id, detail: message });
}

export function clearPick(): void {
  useSession.getState().selectMessage(null);
  useSession.getState().select(nothing);
}
