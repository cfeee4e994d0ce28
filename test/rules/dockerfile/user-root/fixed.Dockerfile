FROM cgr.dev/chainguard/node:24.1
# needed for the volume
USER 65532:65532
#    ^^^^ user-root
ENTRYPOINT ["node"]
CMD ["server.js"]
