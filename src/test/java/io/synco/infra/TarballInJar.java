package io.synco.infra;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/**
 * Writes the unpacked tar archive inside a jar of PostgreSQL's binaries to standard output. A program of one file, so that
 * infra/postgres.sh can run it before anything is compiled; a bare machine has tar, but not xz.
 */
public final class TarballInJar {
    private TarballInJar() {}

    public static void main(String[] args) throws IOException {
        try (ZipFile jar = new ZipFile(args[0])) {
            ZipEntry tarball = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() ->
                            new IOException("No .txz archive in " + args[0] + "; delete .synco/lib and try again"));
            try (InputStream in = new XZInputStream(jar.getInputStream(tarball))) {
                in.transferTo(System.out);
            }
            System.out.flush();
        }
    }
}
