# Builds with every package, runs with those of production only, as nobody in particular.
FROM node:24-bookworm-slim AS build
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node scripts/setup/mend-driver.mjs && npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/var/lib/portal
WORKDIR /portal
RUN mkdir -p /var/lib/portal && chown node:node /var/lib/portal
COPY --from=build /portal/package.json ./
COPY --from=build /portal/node_modules node_modules
COPY --from=build /portal/build build
COPY --from=build /portal/migrations migrations
COPY --from=build /portal/scripts/start.mjs /portal/scripts/run.mjs scripts/
COPY --from=build /portal/scripts/setup scripts/setup
USER node
VOLUME /var/lib/portal
EXPOSE 3000
# Migrations of a large database may take a while at the first start.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/readyz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"
# Node is the first process: it handles SIGTERM itself and, in production, starts no others, so no init is needed.
# `node scripts/run.mjs worker` instead makes a process that only performs jobs.
CMD ["node", "scripts/start.mjs", "--as-built"]
