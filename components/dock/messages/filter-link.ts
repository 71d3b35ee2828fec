/** A filter as part of an address: of a run's page, which then opens its messages. */
const NAME = 'filter';

export function filterLink(flowId: string, runId: string, filter: string): string {
  const url = new URL(`/flows/${flowId}/runs/${runId}`, window.location.origin);
  url.searchParams.set(NAME, filter);
  return url.href;
}

/** The filter of the page's own address; null where it has none. */
export const filterOfAddress = (): string | null => new URL(window.location.href).searchParams.get(NAME);
