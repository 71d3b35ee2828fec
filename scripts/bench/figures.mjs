import { measureMemory } from './figures/memory.mjs';
import { measureStart } from './figures/start.mjs';
import { measureStop } from './figures/stop.mjs';
import { measureTrace } from './figures/trace.mjs';

/** What is no rate between systems. Each answers rows, or throws where the run was not what it should be. */
export const FIGURES = { start: measureStart, memory: measureMemory, stop: measureStop, trace: measureTrace };
