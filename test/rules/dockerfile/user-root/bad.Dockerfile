FROM cgr.dev/chainguard/node:24.1
# needed for the volume
USER root
#    ^^^^ user-root
ENTRYPOINT ["node"]
CMD ["server.js"]
