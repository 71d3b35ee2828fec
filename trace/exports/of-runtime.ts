import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import type { MessageColumns } from '../reading/message-columns.ts';

const FLAGS = SentFlag.timer | SentFlag.start | SentFlag.stop;

/** Whether the runtime sent a message to the one who took it: its sending is nobody's act. */
export const isOfRuntime = ({ flags }: MessageColumns, row: number): boolean =>
  ((flags[row] as number) & FLAGS) !== 0;
