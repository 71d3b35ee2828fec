/** Shades of a lane's colour, by how busy it was. */
import { pixelOf } from './pixels.ts';

const SHADES = 64;
/** Opacity of what is not selected while something is. */
export const DIM = 0.22;

/** Of full, in steps from faint: the surface shows through. */
export const alphaOf = (shade: number) => 0.22 + (0.72 * shade) / (SHADES - 1);

export const shadeOf = (share: number) => Math.min(SHADES - 1, Math.ceil(share * (SHADES - 1)));

const known = new Map<string, Uint32Array>();

/** By shade, as pixels. @param alpha of all of them: 1, or less */
export function shadesOf(colour: string, alpha = 1): Uint32Array {
  const key = `${colour} ${alpha}`;
  let shades = known.get(key);
  if (shades === undefined) {
    shades = Uint32Array.from({ length: SHADES }, (_, i) => pixelOf(colour, alphaOf(i) * alpha));
    known.set(key, shades);
  }
  return shades;
}

const ramps = new Map<string, Uint32Array>();

/** A colour from nothing to an opacity, in 256 steps. */
export function rampOf(colour: string, alpha: number): Uint32Array {
  const key = `${colour} ${alpha}`;
  let ramp = ramps.get(key);
  if (ramp === undefined) {
    ramp = Uint32Array.from({ length: 256 }, (_, i) => pixelOf(colour, (alpha * i) / 255));
    ramps.set(key, ramp);
  }
  return ramp;
}
