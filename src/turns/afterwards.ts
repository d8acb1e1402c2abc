import { nextTurn } from './nextTurn.ts';

/** What has `work` done once the running event is over; several calls until then make it be done once. */
export function afterwards(work: () => void): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    void nextTurn().then(() => {
      isScheduled = false;
      work();
    });
  };
}
