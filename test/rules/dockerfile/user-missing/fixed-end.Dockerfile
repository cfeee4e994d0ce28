FROM debian:13
#    ^^^^^^^^^ user-missing
ENTRYPOINT ["/entry.sh"]
RUN <<EOF
USER nobody
CMD ["/no"]
EOF
USER 65532:65532
# the end
