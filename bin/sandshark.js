#!/usr/bin/env node
// npx sandshark: the command line.
import { enter } from './bootstrap.js';

await enter('src/cli/main.ts');
