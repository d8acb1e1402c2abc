// Runs the VS Code server that is named first among the arguments, for as long as this process's stdin is open:
// it ends, with the whole process group, even when what started it was killed outright.
import { pathToFileURL } from 'node:url';

const [main] = process.argv.splice(2, 1);
process.stdin.on('end', () => process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL'));
process.stdin.resume();
await import(pathToFileURL(main).href);
