/** A file that grows by whole chunks, and says so where the disk refuses. */
import fs from 'node:fs';

/** Held back on the disk, so that a last chunk and the words about the end find room when it is full. */
const RESERVE_BYTES = 1 << 20;
const KEPT_ENDS = 16;

export class AppendedFile {
  path: string;
  readonly #file: number;
  #reserve: number | null;
  #size = 0;
  /** Bytes of the chunk that was begun last. */
  #written = 0;
  /** Where the last chunks end: the file is cut back to one of them where a chunk could not be finished. */
  readonly #ends: number[] = [];

  /** @throws Error when the file cannot be made */
  constructor(path: string, start: Uint8Array) {
    this.path = path;
    this.#file = fs.openSync(path, 'w+');
    this.#write(start);
    this.partsEnd();
    this.#reserve = reserve(`${path}.reserve`);
  }

  get size(): number {
    return this.#size;
  }

  /** @throws Error as the disk gives it; then a part of it may stand in the file */
  append(chunk: Uint8Array): void {
    this.#write(chunk);
    this.partsEnd();
  }

  /** As `append`, of bytes that need not be whole chunks; `partsEnd` says when they are. */
  appendPart(bytes: Uint8Array): void {
    this.#write(bytes);
  }

  partsEnd(): void {
    this.#ends.push(this.#size);
    if (this.#ends.length > KEPT_ENDS) this.#ends.shift();
  }

  /**
   * After `append` has thrown: finishes that chunk if it can, and writes what is to stand there last, where need be in
   * place of what came before.
   * @param last may be the chunk itself
   * @param lost called with each chunk that had to go
   * @returns false where nothing could be done
   */
  appendLast(chunk: Uint8Array, last: Uint8Array, lost: (chunk: Uint8Array) => void): boolean {
    if (this.#reserve !== null) fs.closeSync(this.#reserve);
    this.#reserve = null;
    // A reader that follows may have half of the chunk: so it is finished, if that is possible.
    if (this.#try(chunk.subarray(this.#written))) {
      if (last === chunk || this.#try(last)) return true;
    } else lost(chunk);
    let end = this.#ends.pop();
    while (end !== undefined) {
      if (this.#cutTo(end) && this.#try(last)) return true;
      const before = this.#ends.pop();
      if (before !== undefined) {
        const gone = new Uint8Array(end - before);
        this.read(gone, before);
        lost(gone);
      }
      end = before;
    }
    return false;
  }

  read(into: Uint8Array, from: number): number {
    return fs.readSync(this.#file, into, 0, into.length, from);
  }

  close(): void {
    if (this.#reserve !== null) fs.closeSync(this.#reserve);
    this.#reserve = null;
    fs.closeSync(this.#file);
  }

  #write(bytes: Uint8Array): void {
    this.#written = 0;
    while (this.#written < bytes.length) {
      const count = fs.writeSync(this.#file, bytes, this.#written, bytes.length - this.#written, this.#size);
      this.#written += count;
      this.#size += count;
    }
  }

  #try(bytes: Uint8Array): boolean {
    try {
      this.append(bytes);
      return true;
    } catch {
      return false;
    }
  }

  #cutTo(size: number): boolean {
    try {
      fs.ftruncateSync(this.#file, size);
      this.#size = size;
      return true;
    } catch {
      return false;
    }
  }
}

/** A file without a name: its room is free again when it is closed, however this process ends. */
function reserve(path: string): number | null {
  let file: number | null = null;
  try {
    file = fs.openSync(path, 'wx');
    fs.unlinkSync(path);
    fs.writeSync(file, Buffer.alloc(RESERVE_BYTES, 1));
    return file;
  } catch {
    // Hardly any room: then it is done without.
    if (file !== null) fs.closeSync(file);
    return null;
  }
}
