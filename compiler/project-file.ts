/** One file of an emitted project. */
export interface ProjectFile {
  /** Relative to the project, with forward slashes, never outside it. */
  path: string;
  content: string | Uint8Array;
}
