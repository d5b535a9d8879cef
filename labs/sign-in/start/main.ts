// The script of index.html: starts the app. A script of type module runs when the page is there.
import { start } from './app.ts';

start();
