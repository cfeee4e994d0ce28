FROM debian:13
#    ^^^^^^^^^ user-missing
ENTRYPOINT ["/entry.sh"]
RUN <<EOF
USER nobody
CMD ["/no"]
EOF
# the end
