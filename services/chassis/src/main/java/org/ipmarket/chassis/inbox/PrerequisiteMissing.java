package org.ipmarket.chassis.inbox;

/** An event cannot be acted on before something else has arrived. */
public final class PrerequisiteMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String waitsFor;

    /** @param waitsFor kind and id of the missing thing, such as {@code lot:0190...}; told to {@link Parking#arrived} later */
    public PrerequisiteMissing(String waitsFor) {
        super("waits for " + waitsFor, null, false, false);
        this.waitsFor = waitsFor;
    }

    public String waitsFor() {
        return waitsFor;
    }
}
