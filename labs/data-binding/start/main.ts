// The script of index.html: starts the app at a puzzle.
import { start } from './app.ts';

location.hash ||= '#/puzzle/1';
start();
