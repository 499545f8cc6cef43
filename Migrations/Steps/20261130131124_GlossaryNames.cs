using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <summary>Tables, columns and stored words take the names of the glossary in docs/architecture.md. No row is lost.</summary>
    public partial class GlossaryNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameTable(name: "Neighbours", newName: "Neighbors");
            migrationBuilder.RenameTable(name: "Bases", newName: "StoredInputs");
            migrationBuilder.RenameColumn(name: "Facts", table: "StoredInputs", newName: "Input");
            migrationBuilder.RenameTable(name: "Displacements", newName: "ReplacedFiles");
            migrationBuilder.RenameIndex(
                name: "IX_Displacements_FileId_State",
                table: "ReplacedFiles",
                newName: "IX_ReplacedFiles_FileId_State"
            );
            migrationBuilder.RenameIndex(name: "IX_Displacements_State", table: "ReplacedFiles", newName: "IX_ReplacedFiles_State");
            migrationBuilder.Sql("UPDATE Placements SET State = 'Replaced' WHERE State = 'Displaced'");
            migrationBuilder.Sql(
                "UPDATE Items SET Assessment = replace(replace(Assessment, '\"NoCatalogue\"', '\"NoCatalog\"'), '\"CatalogueDegraded\"', '\"CatalogDegraded\"') WHERE Assessment LIKE '%Catalogue%'"
            );
            migrationBuilder.Sql(
                "UPDATE Notifications SET Key = replace(Key, 'neighbour:', 'neighbor:'), Subject = replace(Subject, 'neighbour:', 'neighbor:') WHERE Subject LIKE 'neighbour:%'"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "UPDATE Notifications SET Key = replace(Key, 'neighbor:', 'neighbour:'), Subject = replace(Subject, 'neighbor:', 'neighbour:') WHERE Subject LIKE 'neighbor:%'"
            );
            migrationBuilder.Sql(
                "UPDATE Items SET Assessment = replace(replace(Assessment, '\"NoCatalog\"', '\"NoCatalogue\"'), '\"CatalogDegraded\"', '\"CatalogueDegraded\"') WHERE Assessment LIKE '%Catalog%'"
            );
            migrationBuilder.Sql("UPDATE Placements SET State = 'Displaced' WHERE State = 'Replaced'");
            migrationBuilder.RenameIndex(name: "IX_ReplacedFiles_State", table: "ReplacedFiles", newName: "IX_Displacements_State");
            migrationBuilder.RenameIndex(
                name: "IX_ReplacedFiles_FileId_State",
                table: "ReplacedFiles",
                newName: "IX_Displacements_FileId_State"
            );
            migrationBuilder.RenameTable(name: "ReplacedFiles", newName: "Displacements");
            migrationBuilder.RenameColumn(name: "Input", table: "StoredInputs", newName: "Facts");
            migrationBuilder.RenameTable(name: "StoredInputs", newName: "Bases");
            migrationBuilder.RenameTable(name: "Neighbors", newName: "Neighbours");
        }
    }
}
