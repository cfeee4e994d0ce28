FROM postgres:18
USER postgres
#    ^^^^^^^^ user-not-numeric
