#!/usr/bin/env node
// The scripts in package.json begin with `exec`, so that a signal sent to npm reaches the program and not the shell
// between them. Windows' shell has no such word: there it finds this file, which runs the rest of the line.
const { spawnSync } = require('node:child_process');

const [program, ...args] = process.argv.slice(2);
const { status, error } = spawnSync(program === 'node' ? process.execPath : program, args, {
  stdio: 'inherit',
});
if (error) process.stderr.write(`${error.message}\n`);
process.exit(status ?? 1);
