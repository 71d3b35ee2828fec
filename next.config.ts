import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // It finds its own binary by its place in node_modules, which a bundle has lost.
  serverExternalPackages: ['esbuild'],
};
export default config;
