import type { NextConfig } from 'next';

/** scripts/serve.mjs says where it listens. */
const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(process.env.HOST ?? '127.0.0.1');

const config: NextConfig = {
  // To and from this same machine, to compress takes longer than to send.
  compress: !isLocal,
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // It finds its own binary by its place in node_modules, which a bundle has lost.
  serverExternalPackages: ['esbuild'],
};
export default config;
