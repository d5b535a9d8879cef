// Starlight's route middleware: a page with a lab gives the width of the sidebar and of the table of contents to the lab.
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  if (route.entry.data.lab === undefined) return;
  route.hasSidebar = false;
  route.toc = undefined;
});
