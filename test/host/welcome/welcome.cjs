// Installed by `npm start` beside the extension: begins as a new user would who chose to be led through it.
const vscode = require('vscode');

exports.activate = async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) return;
  try {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'calico.yaml'), { preview: false });
    await vscode.commands.executeCommand('calico.goToMethod');
  } catch {
    return; // a folder of the user's own, without that file
  }
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'vscode-calico.vscode-calico#start', true);
  await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
};
