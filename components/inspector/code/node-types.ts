/**
 * What actors find in Node beside the web's own globals. The full declarations would be two megabytes; these few lines
 * keep the editor from calling right code wrong, and say nothing about what they do not know.
 */
export const nodeTypes = `
declare module 'node:*';
declare namespace NodeJS {
  type Signals = 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'SIGHUP' | 'SIGQUIT' | 'SIGUSR1' | 'SIGUSR2';
  interface ErrnoException extends Error {
    code?: string;
    errno?: number;
    path?: string;
    syscall?: string;
  }
}
declare const process: {
  readonly env: Record<string, string | undefined>;
  readonly argv: string[];
  readonly pid: number;
  readonly platform: string;
  readonly version: string;
  cwd(): string;
  uptime(): number;
  memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number };
  hrtime: { (): [number, number]; bigint(): bigint };
};
declare const Buffer: any;
type Buffer = any;
declare const global: typeof globalThis;
declare function setImmediate(fn: (...args: any[]) => void, ...args: any[]): unknown;
interface ImportMeta {
  readonly url: string;
  readonly dirname: string;
  readonly filename: string;
  readonly main: boolean;
}
`;
