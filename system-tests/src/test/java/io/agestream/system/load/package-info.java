/** What is sent with ids, what comes out of the pipeline, and whether the one is exactly the other. Knows no process. */
package io.agestream.system.load;
