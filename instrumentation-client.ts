/** Next runs this in the browser before a page comes alive. */
import { readEarly } from '@/components/timeline/early-trace.ts';

readEarly();
