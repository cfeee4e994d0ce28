FROM postgres:17-alpine
#    ^^^^^^^^^^^^^^^^^^ user-missing
COPY serve /usr/local/bin/serve
USER 65532:65532
ENTRYPOINT ["serve"]
