// Declares what Astro and Starlight add to a module of the site, without files that a build has to generate first.
/// <reference types="astro/client" />
/// <reference types="astro/types/content" />

declare namespace App {
  interface Locals {
    starlightRoute: import('@astrojs/starlight/route-data').StarlightRouteData;
  }
}
