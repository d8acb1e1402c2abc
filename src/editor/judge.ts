import * as vscode from 'vscode';
import type { CalicoService } from '../core/service.ts';
import { inSlices } from '../turns/slices.ts';
import type { Publisher } from './diagnostics.ts';
import { followActiveFile } from './followedFile.ts';
import { familyOf } from './nicPanel.ts';
import type { StatusBar } from './statusBar.ts';

/** Has the status bar say how the cluster stands with the file that is shown, whenever something is found anew. */
export function registerJudge(service: CalicoService, statusBar: StatusBar, publisher: Publisher): vscode.Disposable {
  let turn = 0;
  const judge = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const isStale = (): boolean => mine !== turn;
    const { file } = followed;
    await inSlices(service.prepareInSteps(), isStale);
    if (isStale()) return;
    const resolution = service.resolutionFor(file);
    const verdict =
      resolution && (await inSlices(service.verdictInSteps(file, familyOf(resolution, undefined)), isStale));
    if (!isStale()) statusBar.judge(verdict);
  };
  const followed = followActiveFile(() => void judge());
  return vscode.Disposable.from(
    followed,
    publisher.onDidPublish(() => void judge()),
    { dispose: () => (turn += 1) },
  );
}
