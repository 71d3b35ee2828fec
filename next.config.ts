import type { NextConfig } from 'next';

const config: NextConfig = { reactStrictMode: true, poweredByHeader: false, devIndicators: false };
export default config;
