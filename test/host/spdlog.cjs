// Takes the place of VS Code's writer of log files, @vscode/spdlog, whose binary is not built by an installation without
// scripts: without it no log is written, and "Show Log" is empty. Does what of its interface VS Code uses.
const { appendFileSync, mkdirSync, renameSync, statSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  constructor(file, largest) {
    this.file = file;
    this.largest = largest;
    this.level = levels.indexOf('info');
    this.plain = false;
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {}
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.plain ? message : `${time} [${levels[level]}] ${message}\n`);
    if (statSync(this.file).size > this.largest) renameSync(this.file, `${this.file}.1`);
  }
}
levels.slice(0, -1).forEach((name, level) => {
  Logger.prototype[name === 'warning' ? 'warn' : name] = function (message) {
    this.write(level, message);
  };
});

async function createLogger(_name, file, largest) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger(file, largest);
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
