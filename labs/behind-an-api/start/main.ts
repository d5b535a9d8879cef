// The script of index.html: starts the app, when everything behind it is there.
import './api.ts';
import { start } from './app.ts';

start();
