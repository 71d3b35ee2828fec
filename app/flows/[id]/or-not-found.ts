import { notFound } from 'next/navigation';
import { Refusal } from '@/server/refusal.ts';

/** What the server answers, or the not-found page where it says 404. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) notFound();
    throw error;
  }
}
