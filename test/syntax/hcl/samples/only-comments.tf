# nothing here

/* yet */
