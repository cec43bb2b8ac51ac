# glibc, not Alpine: the Temporal SDK has no build for musl.
FROM node:20-bookworm-slim AS base
WORKDIR /hub

# No package of the image needs its install script, so none runs.
FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npx tsc -p tsconfig.build.json && cp api/pages/*.css dist/api/pages/ \
    && node dist/worker/build-workflow-bundle.js

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev
# The SDK carries its native part for five platforms; about 109 MB of it can never run here.
RUN case "$(uname -m)" in \
      x86_64) own=x86_64-unknown-linux-gnu ;; \
      aarch64) own=aarch64-unknown-linux-gnu ;; \
      *) echo "The Temporal SDK has no build for $(uname -m)." >&2; exit 1 ;; \
    esac \
    && test -d "node_modules/@temporalio/core-bridge/releases/$own" \
    && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 ! -name "$own" -exec rm -r {} +

FROM base AS runtime
ENV NODE_ENV=production
COPY --from=packages /hub/node_modules node_modules
COPY --from=build /hub/dist dist
COPY package.json LICENSE ./
COPY config/policy config/policy
COPY config/partners config/partners
COPY config/members config/members
COPY config/subscribers config/subscribers
COPY config/processing config/processing
COPY config/prices config/prices
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HUB_PORT || 8080}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/api/server.js"]
