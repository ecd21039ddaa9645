/// Classes that break each wall on purpose: a wall that lets them pass is none. Error Prone does not look here.
package planted;
